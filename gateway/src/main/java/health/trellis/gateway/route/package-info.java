/**
 * Who answers which path: the table of first path segments and FHIR resource types, with what the
 * front door needs to know of each route (open or not, class of rate, largest body). Data only; the
 * owners are those of the design's table. A path that is not in the table does not exist. No path
 * is ever rewritten on its way to a service.
 */
@NullMarked
package health.trellis.gateway.route;

import org.jspecify.annotations.NullMarked;
