/**
 * Plain SQL in the present transaction, for the kit's own tables: without Hibernate, so that
 * writing an audit or outbox row never flushes a service's half-made entities.
 */
@NullMarked
package health.trellis.kit.sql;

import org.jspecify.annotations.NullMarked;
