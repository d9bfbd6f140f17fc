/**
 * What is said: texts in English and Spanish, rendered by Qute. What leaves the app says no more
 * than that there is something to read after sign-in, or when an appointment is.
 */
@NullMarked
package health.trellis.notification.template;

import org.jspecify.annotations.NullMarked;
