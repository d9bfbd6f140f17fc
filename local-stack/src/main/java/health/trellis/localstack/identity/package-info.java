/** The sample people, the sample EHR, and how they sign in. */
@NullMarked
package health.trellis.localstack.identity;

import org.jspecify.annotations.NullMarked;
