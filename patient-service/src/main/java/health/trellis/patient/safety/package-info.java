/**
 * The safety plan of a patient in the steps of Stanley and Brown (Safety Planning Intervention,
 * 2012): warning signs, what helps alone, people and places, whom to ask, professionals, a safer
 * environment. One version is in force; the pocket version shows it on the phone.
 */
@NullMarked
package health.trellis.patient.safety;

import org.jspecify.annotations.NullMarked;
