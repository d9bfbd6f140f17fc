/**
 * Who may see what of whom. A question is decided by role and by the relationship to the patient,
 * the decision is audited, and lists are filtered by the very same rule in the query. What one may
 * not know of does not exist (404). Relations are kept from events of patient-service.
 */
@NullMarked
package health.trellis.kit.access;

import org.jspecify.annotations.NullMarked;
