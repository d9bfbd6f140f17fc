/**
 * FHIR R4 over HAPI's structures: reading with every fault named, writing, search sets, search
 * parameters and security labels. Thin on purpose, so that a hot path may write its JSON itself.
 */
@NullMarked
package health.trellis.kit.fhir;

import org.jspecify.annotations.NullMarked;
