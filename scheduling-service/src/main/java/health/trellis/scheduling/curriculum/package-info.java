/**
 * What a program's groups teach: modules that rotate, each with its topics, for example the four
 * skill modules of DBT. Each meeting of a group has the next topic; one that is cancelled gives its
 * topic to the next, so that whoever enters mid-cycle meets each topic once in as many meetings as
 * there are topics. A patient's progress tells what was met and when the rest comes.
 */
@NullMarked
package health.trellis.scheduling.curriculum;

import org.jspecify.annotations.NullMarked;
