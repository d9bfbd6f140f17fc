/**
 * Who is calling: the verified JWT read as roles, links to a patient or clinician, and SMART
 * scopes. Sign-in and tokens are the identity provider's business; nothing here issues any.
 */
@NullMarked
package health.trellis.kit.identity;

import org.jspecify.annotations.NullMarked;
