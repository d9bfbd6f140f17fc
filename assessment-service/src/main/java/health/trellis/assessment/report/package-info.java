/**
 * The outcomes report: how the patients of a program, site, clinician or period do, as far as
 * totals show it, and whether those who come more often do better. Groups too small to hide a
 * person in are left blank, and so is one more where the rest could be subtracted. As JSON, CSV and
 * FHIR MeasureReport.
 */
@NullMarked
package health.trellis.assessment.report;

import org.jspecify.annotations.NullMarked;
