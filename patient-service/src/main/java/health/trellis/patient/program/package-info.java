/**
 * Read models of what scheduling-service owns: the programs that admit patients, and the clinicians
 * who can be on a care team. Fed by ProgramDefined and ClinicianDefined, never asked for.
 */
@NullMarked
package health.trellis.patient.program;

import org.jspecify.annotations.NullMarked;
