/**
 * What scheduling knows of episodes of care, care teams and signed plans: a read model fed by the\n
 * * events of patient-service. Facts may arrive in any order across topics; each is kept when it
 * comes\n * and used once its counterpart is there.
 */
@NullMarked
package health.trellis.scheduling.episode;

import org.jspecify.annotations.NullMarked;
