package io.vireo.http.connector;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fallback on a server on which the integration can be installed but not removed. */
class ConnectorStartupTest {
    private final List<String> removed = new ArrayList<>();

    private final Connector connector = new Connector() {
        @Override
        public Optional<String> incompatibility() {
            return Optional.empty();
        }

        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public Optional<URI> localAddress() {
            return Optional.empty();
        }

        @Override
        public Runnable onServing(Runnable action) {
            return () -> {
                removed.add("listener");
                throw new IllegalStateException("of the test");
            };
        }

        @Override
        public Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback) {
            return () -> {
                removed.add("filters");
                throw new NoSuchMethodError("of the test");
            };
        }

        @Override
        public Runnable aborter(ServletRequest request) {
            return () -> {};
        }
    };

    private final ConnectorSelector selector = new ConnectorSelector(false, Optional.of(connector));
    private final ConnectorPolicy policy = new ConnectorPolicy(
            "",
            new ListenerSettings(false, 1024, 4096, Duration.ofSeconds(5), 1, Optional.empty(), Duration.ofSeconds(30)),
            List.of());
    private final ConnectorStartup startup = new ConnectorStartup(selector, policy);

    @BeforeEach
    void start() {
        startup.start();
    }

    /** Restores the signal handlers. */
    @AfterEach
    void stop() {
        startup.stop();
    }

    @Test
    void shouldRemoveEveryPartAndAcceptRequestsIfARemovalFails() {
        List<String> later = new ArrayList<>();
        selector.onFallback(() -> later.add("sender"));
        policy.shedder().enter();
        policy.shedder().enter();
        assertThat(policy.isUnavailable("/v/1")).isTrue();

        selector.fallBack(new NoSuchMethodError("of the test"));

        assertThat(removed).containsExactly("listener", "filters");
        assertThat(later).containsExactly("sender");
        assertThat(policy.isUnavailable("/v/1")).isFalse();
    }

    @Test
    void shouldRemoveEveryPartAtTheEndOnlyOnce() {
        startup.stop();
        startup.stop();

        assertThat(removed).containsExactly("listener", "filters");
    }
}
