package health.trellis.kit.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patients whom a caller may see in an area, as a condition for queries: the one place where
 * the rule is written down.
 */
public final class VisiblePatients {
  private static final String RULE =
      """
      exists (select 1 from %1$s where %2$s = %9$s and %3$s in (:accessSubjects)
        and (%4$s is null or %4$s <= :accessNow)
        and (%5$s is null or %5$s > :accessNow)
        and (%6$s <> 'FAMILY' or %7$s like :accessPermission)
        and ((%6$s <> 'REFERRER' and (%6$s <> 'CONSENT' or %7$s like '%%,PART2_DISCLOSURE,%%'))
          or (%6$s not in ('REFERRER', 'CONSENT'))
          or not exists (select 1 from %8$s)))""";

  private final boolean all;
  private final List<String> subjects;
  private final String permission;
  private final Instant now;

  private VisiblePatients(boolean all, List<String> subjects, String permission, Instant now) {
    this.all = all;
    this.subjects = subjects;
    this.permission = permission;
    this.now = now;
  }

  /** Everybody. */
  static VisiblePatients everybody(Instant now) {
    return new VisiblePatients(true, List.of("-"), "-", now);
  }

  /** The patients to whom one of the subjects is related. */
  static VisiblePatients relatedTo(
      List<String> subjects, @Nullable String familyPermission, Instant now) {
    String permission = familyPermission == null ? "-" : "%," + familyPermission + ",%";
    return new VisiblePatients(
        false, subjects.isEmpty() ? List.of("-") : subjects, permission, now);
  }

  /** Whether there is no limit. */
  public boolean all() {
    return all;
  }

  /** A condition in HQL on the expression that holds a patient's id. */
  public String hql(String patientId) {
    return all
        ? "true = true"
        : RULE.formatted(
            "PatientRelation accessRelation",
            "accessRelation.patientId",
            "accessRelation.subject",
            "accessRelation.validFrom",
            "accessRelation.validUntil",
            "accessRelation.basis",
            "accessRelation.permissions",
            "ProtectedPatient accessProtected where accessProtected.patientId = " + patientId,
            patientId);
  }

  /** A condition in SQL, with named parameters, on the column that holds a patient's id. */
  public String sql(String patientId) {
    return all
        ? "true"
        : RULE.formatted(
            "patient_relation access_relation",
            "access_relation.patient_id",
            "access_relation.subject",
            "access_relation.valid_from",
            "access_relation.valid_until",
            "access_relation.basis",
            "access_relation.permissions",
            "protected_patient access_protected where access_protected.patient_id = " + patientId,
            patientId);
  }

  /** What to bind for the condition. */
  public Map<String, Object> params() {
    Map<String, Object> params = new LinkedHashMap<>();
    if (!all) {
      params.put("accessSubjects", subjects);
      params.put("accessNow", now);
      params.put("accessPermission", permission);
    }
    return params;
  }
}
