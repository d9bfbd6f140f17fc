/**
 * The week of a program: who is where and when, what of it took place, and whether it was enough.\n
 * * Each package below is one feature; this one holds what several of them need to keep the
 * database's\n * promises: a conflict gets its name, and a transaction that lost a race is tried
 * again.
 */
@NullMarked
package health.trellis.scheduling;

import org.jspecify.annotations.NullMarked;
