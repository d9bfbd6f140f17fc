/**
 * Starting, watching and ending processes. A process is tethered: it ends when the launcher ends,
 * even by a kill; one that dies by itself is started again after a growing pause.
 */
@NullMarked
package health.trellis.localstack.process;

import org.jspecify.annotations.NullMarked;
