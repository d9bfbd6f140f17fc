/**
 * One OpenAPI 3.1 document of all services, and a page to browse it. Each service describes itself;
 * here the parts are put together: only paths that the route table sends to the service, components
 * of one name and different content renamed after their services, operation ids made unique. What a
 * service that is down would add is named under {@code x-trellis-missing}.
 */
@NullMarked
package health.trellis.gateway.openapi;

import org.jspecify.annotations.NullMarked;
