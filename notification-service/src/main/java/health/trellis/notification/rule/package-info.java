/**
 * Which event says what to whom: rules that are data, edited by a program admin and tried by a dry
 * run before they hold. Escalations of risks do not go by them.
 */
@NullMarked
package health.trellis.notification.rule;

import org.jspecify.annotations.NullMarked;
