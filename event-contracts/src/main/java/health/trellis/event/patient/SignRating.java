package health.trellis.event.patient;

import org.jspecify.annotations.Nullable;

/**
 * How a patient knows an early sign of relapse from the times before.
 *
 * @param frequency how often it comes, from 1 never to 7 always: the answers of the AWARE
 *     questionnaire (Miller and Harris, J Stud Alcohol 2000;61:759-765)
 * @param strength how strong it gets, from 0 not at all to 10 as strong as can be
 * @param leadDays how many days before a relapse it comes: its place in the personal order of
 *     signs, the relapse signature (Birchwood, Spencer and McGovern, Adv Psychiatr Treat
 *     2000;6:93-101)
 */
public record SignRating(
    @Nullable Integer frequency, @Nullable Integer strength, @Nullable Integer leadDays) {}
