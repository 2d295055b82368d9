package io.vireo.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vireo.platform.Component;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The management port, if it is configured: the JDK's HTTP server with a small thread pool, a short queue and short timeouts. It listens
 * before the application waits for the database, so that a long start can be monitored.
 */
@Component
@Phase(StartupPhase.PORTS)
class ManagementServer implements StartupTask {
    private static final Logger LOG = System.getLogger(ManagementServer.class.getName());
    private static final int THREADS = 4;
    private static final int QUEUE = 32;

    private final ManagementEndpoints managementEndpoints;
    private final ManagementSettings settings;
    private final ManagedThreadFactory threads;
    private final List<Runnable> removals = new CopyOnWriteArrayList<>();

    @Inject
    ManagementServer(
            ManagementEndpoints managementEndpoints, ManagementSettings settings, ManagedThreadFactory threads) {
        this.managementEndpoints = managementEndpoints;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public void start() {
        if (settings.port().isEmpty()) {
            return;
        }
        setTimeouts();
        InetSocketAddress address =
                new InetSocketAddress(settings.address(), settings.port().getAsInt());
        HttpServer server = open(address);
        // a connection is closed if the queue is full
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), threads);
        pool.allowCoreThreadTimeOut(true);
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
        removals.add(() -> {
            server.stop(0);
            pool.shutdownNow();
        });
        LOG.log(
                Level.INFO,
                "Health and metrics are at {0}:{1}",
                settings.address(),
                Integer.toString(address.getPort()));
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        removals.forEach(Runnable::run);
    }

    private static HttpServer open(InetSocketAddress address) {
        try {
            return HttpServer.create(address, QUEUE);
        } catch (IOException e) {
            throw new InvalidSettingException(ManagementSettings.PORT, "cannot be listened on: " + e.getMessage());
        }
    }

    /** Sets the timeouts for a request and its response, in seconds; the JDK's server supports only system properties. */
    private static void setTimeouts() {
        setIfAbsent("sun.net.httpserver.maxReqTime", "5");
        setIfAbsent("sun.net.httpserver.maxRspTime", "30");
        setIfAbsent("jdk.httpserver.maxConnections", "64");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            if (!head && !method.equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Optional<ManagementEndpoints.Page> page = managementEndpoints.page(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Accept"));
            if (page.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", page.get().contentType());
            exchange.sendResponseHeaders(
                    page.get().status(), head ? -1 : page.get().body().length);
            if (!head) {
                exchange.getResponseBody().write(page.get().body());
            }
        } catch (RuntimeException e) {
            // the JDK's server would not log it
            LOG.log(Level.ERROR, "A request to the management port failed", e);
        }
    }
}
