/** The person's own list in the app: read, counted, and streamed as it grows. */
@NullMarked
package health.trellis.notification.inapp;

import org.jspecify.annotations.NullMarked;
