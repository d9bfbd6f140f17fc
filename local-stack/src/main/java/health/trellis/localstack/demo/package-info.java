/**
 * The demo: sample people go once around the whole loop of an IOP, through the gateway alone, as
 * the different people would.
 */
@NullMarked
package health.trellis.localstack.demo;

import org.jspecify.annotations.NullMarked;
