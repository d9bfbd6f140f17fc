package health.trellis.assessment.risk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds programs' own policies. */
@ApplicationScoped
class ProgramRiskPolicyRepository implements PanacheRepositoryBase<ProgramRiskPolicy, UUID> {}
