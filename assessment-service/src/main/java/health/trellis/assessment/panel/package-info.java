/**
 * The caseload view: who of a clinician's patients is at risk, off track, getting worse or owes
 * answers, those who need somebody most urgently first. One query over this service's own tables,
 * paged by keyset. It decides nothing: every signal was found where its feature stands.
 */
@NullMarked
package health.trellis.assessment.panel;

import org.jspecify.annotations.NullMarked;
