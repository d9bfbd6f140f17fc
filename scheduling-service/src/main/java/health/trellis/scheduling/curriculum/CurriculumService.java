package health.trellis.scheduling.curriculum;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.group.GroupRepository;
import health.trellis.scheduling.program.ProgramRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes curricula; the coming meetings of their groups follow. */
@ApplicationScoped
@Transactional
class CurriculumService {
  private static final int MOST_TOPICS = 200;

  private final CurriculumRepository curricula;
  private final ProgramRepository programs;
  private final GroupRepository groups;
  private final Topics topics;
  private final Clock clock;

  CurriculumService(
      CurriculumRepository curricula,
      ProgramRepository programs,
      GroupRepository groups,
      Topics topics,
      Clock clock) {
    this.curricula = curricula;
    this.programs = programs;
    this.groups = groups;
    this.topics = topics;
    this.clock = clock;
  }

  CurriculumView create(CurriculumRequest request) {
    programs.named("/programId", request.programId());
    checkTopics(request);
    Curriculum curriculum =
        new Curriculum(Optional.ofNullable(request.id()).orElseGet(Ids::next), request);
    curricula.persist(curriculum);
    Conflicts.flush(curricula.getEntityManager());
    return CurriculumView.of(curriculum);
  }

  CurriculumView change(UUID id, CurriculumRequest request, @Nullable String ifMatch) {
    Curriculum curriculum = curricula.require(id);
    ETags.check(ifMatch, curriculum.version());
    if (!curriculum.programId().equals(request.programId())) {
      throw Refusal.invalid("/programId", "fixed", "A curriculum stays with its program.");
    }
    checkTopics(request);
    curriculum.change(request);
    Conflicts.flush(curricula.getEntityManager());
    groups.teaching(id).forEach(group -> topics.deal(group.id(), id, clock.instant()));
    Conflicts.flush(curricula.getEntityManager());
    return CurriculumView.of(curriculum);
  }

  CurriculumView read(UUID id) {
    return CurriculumView.of(curricula.require(id));
  }

  Page<CurriculumView> list(PageRequest page) {
    return ById.page(curricula, page, Curriculum::id).map(CurriculumView::of);
  }

  private static void checkTopics(CurriculumRequest request) {
    List<CurriculumTopic> all = request.topics();
    if (all.size() > MOST_TOPICS) {
      throw Refusal.invalid("/modules", "too-long", "There are 200 topics at the most.");
    }
    boolean twice =
        all.stream().distinct().count() < all.size()
            || request.modules().stream().map(CurriculumRequest.Module::name).distinct().count()
                < request.modules().size();
    if (twice) {
      throw Refusal.invalid("/modules", "twice", "A module, and a topic in it, comes once.");
    }
  }
}
