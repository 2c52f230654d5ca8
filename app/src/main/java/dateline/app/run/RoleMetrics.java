package dateline.app.run;

import dateline.runtime.life.Component;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is measured of every role alike: whether it is ready, and the age of what waits for it. */
final class RoleMetrics {
    private RoleMetrics() {}

    static void bind(Component role, MeterRegistry registry) {
        Gauge.builder("dateline.ready", role, r -> r.ready().ok() ? 1 : 0)
                .description("1 while the role is ready, as /readyz says, else 0")
                .tag("role", role.name())
                .register(registry);
        if (role.lag().isPresent()) {
            TimeGauge.builder("dateline.lag", role, TimeUnit.MILLISECONDS, RoleMetrics::lag)
                    .description("Age of the oldest thing that waits for the role")
                    .tag("role", role.name())
                    .register(registry);
        }
    }

    private static double lag(Component role) {
        return role.lag().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
    }
}
