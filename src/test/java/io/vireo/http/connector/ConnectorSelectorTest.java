package io.vireo.http.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vireo.delivery.ZeroCopyDelivery;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorSelectorTest {
    private static final URI ADDRESS = URI.create("http://localhost:8080");
    private static final Logger LOG = Logger.getLogger(ConnectorSelector.class.getName());

    private final List<LogRecord> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel() == Level.WARNING) {
                warnings.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final ServletRequest request = new ServletRequestWrapper((ServletRequest) Proxy.newProxyInstance(
            ServletRequest.class.getClassLoader(),
            new Class<?>[] {ServletRequest.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            }));

    /** The integration for the running server. */
    private static final class ServerConnector implements Connector {
        private final Optional<String> incompatibility;
        private int aborted;
        private boolean broken;

        ServerConnector(String incompatibility) {
            this.incompatibility = Optional.ofNullable(incompatibility);
        }

        @Override
        public Optional<String> incompatibility() {
            return incompatibility;
        }

        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public Optional<URI> localAddress() {
            return Optional.of(ADDRESS);
        }

        @Override
        public Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Runnable onServing(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Runnable aborter(ServletRequest of) {
            if (broken) {
                throw new NoSuchMethodError("of the test");
            }
            return () -> aborted++;
        }
    }

    private final ServerConnector server = new ServerConnector(null);

    @BeforeEach
    void recordWarnings() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopRecording() {
        LOG.removeHandler(handler);
    }

    @Test
    void shouldSelectTheConnectorOfTheServer() {
        ConnectorSelector selector = new ConnectorSelector(false, Optional.of(server));

        assertThat(selector.connector()).isSameAs(server);
        assertThat(selector.isPortable()).isFalse();
        assertThat(selector.extension(ZeroCopyDelivery.class)).isPresent();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldSelectThePortableConnectorIfItIsForced() {
        assertPortable(new ConnectorSelector(true, Optional.of(server)));
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldSelectThePortableConnectorOnAnotherServer() {
        ConnectorSelector selector = new ConnectorSelector(false, Optional.empty());

        assertThat(selector.isPortable()).isTrue();
        assertThat(selector.localAddress()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldSelectThePortableConnectorForAnIncompatibleServer() {
        assertPortable(new ConnectorSelector(false, Optional.of(new ServerConnector("The server is too old"))));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).getParameters()).contains("The server is too old");
    }

    @Test
    void shouldFallBackOnceWithOneWarning() {
        ConnectorSelector selector = new ConnectorSelector(false, Optional.of(server));
        List<String> actions = new ArrayList<>();
        selector.onFallback(() -> actions.add("first"));
        selector.onFallback(() -> actions.add("second"));
        assertThat(actions).isEmpty();

        selector.fallBack(new NoSuchMethodError("of the test"));
        selector.fallBack(new NoSuchMethodError("again"));

        assertPortable(selector);
        assertThat(actions).containsExactly("first", "second");
        assertThat(warnings).hasSize(1);
        selector.onFallback(() -> actions.add("late"));
        assertThat(actions).containsExactly("first", "second", "late");
    }

    @Test
    void shouldFallBackIfARequestCannotBeAborted() {
        ConnectorSelector selector = new ConnectorSelector(false, Optional.of(server));
        selector.aborter(request).run();
        assertThat(server.aborted).isEqualTo(1);

        server.broken = true;
        assertThatCode(() -> selector.aborter(request).run()).doesNotThrowAnyException();

        assertPortable(selector);
        assertThat(server.aborted).isEqualTo(1);
        assertThat(warnings).hasSize(1);
    }

    private static void assertPortable(ConnectorSelector selector) {
        assertThat(selector.isPortable()).isTrue();
        assertThat(selector.connector()).isInstanceOf(PortableConnector.class);
        assertThat(selector.extension(ZeroCopyDelivery.class)).isEmpty();
        assertThat(selector.localAddress()).contains(ADDRESS);
    }
}
