/**
 * What several features here stand on and no library gives: JSON documents in columns, late
 * entries, the occasions of an assessment. No clinical rule lives here.
 */
@NullMarked
package health.trellis.assessment.ground;

import org.jspecify.annotations.NullMarked;
