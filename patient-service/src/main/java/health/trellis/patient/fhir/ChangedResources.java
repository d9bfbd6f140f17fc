package health.trellis.patient.fhir;

import health.trellis.patient.fhir.FhirStore.Snapshot;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Notices which resources a transaction changes, whatever changed them, and keeps each one's new
 * version before it commits. So no feature can forget it, and no version is kept of what was rolled
 * back.
 */
@PersistenceUnitExtension
@ApplicationScoped
public class ChangedResources implements Interceptor {
  private static final Object CHANGED = new Object();

  private final Instance<FhirStore> stores;
  private final Instance<ResourceVersions> versions;
  private final TransactionSynchronizationRegistry transaction;

  ChangedResources(
      @Any Instance<FhirStore> stores,
      Instance<ResourceVersions> versions,
      TransactionSynchronizationRegistry transaction) {
    this.stores = stores;
    this.versions = versions;
    this.transaction = transaction;
  }

  private record Change(FhirStore store, UUID id) {}

  /** Marks a resource that was changed past Hibernate. */
  public void changed(FhirStore store, UUID id) {
    changes().add(new Change(store, id));
  }

  @Override
  public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
    note(entity, id);
    return false;
  }

  @Override
  public boolean onFlushDirty(
      Object entity,
      Object id,
      Object[] state,
      Object @Nullable [] before,
      String[] names,
      Type[] types) {
    note(entity, id);
    return false;
  }

  private void note(Object entity, Object id) {
    for (FhirStore store : stores) {
      store.changedBy(entity, id).ifPresent(resource -> changed(store, resource));
    }
  }

  @Override
  public void beforeTransactionCompletion(Transaction ending) {
    Set<Change> changes = changes();
    while (!changes.isEmpty()) {
      Change change = changes.iterator().next();
      changes.remove(change);
      change.store().snapshot(change.id()).ifPresent(this::keep);
    }
  }

  private void keep(Snapshot snapshot) {
    versions.get().keep(snapshot);
  }

  @SuppressWarnings("unchecked")
  private Set<Change> changes() {
    Set<Change> changes = (Set<Change>) transaction.getResource(CHANGED);
    if (changes == null) {
      changes = new LinkedHashSet<>();
      transaction.putResource(CHANGED, changes);
    }
    return changes;
  }
}
