package health.trellis.patient.authorization;

import health.trellis.event.scheduling.AuthorizationUpdated;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps authorizations as scheduling-service tells them. */
@ApplicationScoped
class AuthorizationHandler implements EventHandler<AuthorizationUpdated> {
  private final Authorizations authorizations;

  AuthorizationHandler(Authorizations authorizations) {
    this.authorizations = authorizations;
  }

  @Override
  public Class<AuthorizationUpdated> event() {
    return AuthorizationUpdated.class;
  }

  @Override
  public void handle(AuthorizationUpdated event, EventContext context) {
    authorizations.keep(event);
  }
}
