/**
 * The plan library: starters per condition that a clinician takes, adapts to the person and drafts
 * as the person's plan. They hold the parts that guidelines agree on and leave the words to fill.
 */
@NullMarked
package health.trellis.patient.starter;

import org.jspecify.annotations.NullMarked;
