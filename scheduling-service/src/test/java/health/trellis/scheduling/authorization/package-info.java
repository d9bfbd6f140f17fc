/** The rules of authorizations as tables of cases. */
@NullMarked
package health.trellis.scheduling.authorization;

import org.jspecify.annotations.NullMarked;
