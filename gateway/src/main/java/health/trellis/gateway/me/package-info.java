/**
 * The signed-in person's own view: who am I, and what is next for me. The home page is composed of
 * parts that the services answer in parallel under the caller's own token; a part that does not
 * come in time is named as missing, and the rest is shown.
 */
@NullMarked
package health.trellis.gateway.me;

import org.jspecify.annotations.NullMarked;
