package io.vireo.media;

import io.vireo.platform.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chooses the way by which files get to the viewers, once, and watches them on it. */
@ApplicationScoped
public class DeliveryWays {
    private static final System.Logger LOG = System.getLogger(DeliveryWays.class.getName());

    private final DeliverySettings settings = DeliverySettings.from(Settings.current());
    private final Viewers viewers = new Viewers(settings.silence(), System::nanoTime);
    private final DeliveryWay way = choose();

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> watch;
    private Runnable endTransfers = () -> {};

    /** That of the running application. */
    static DeliveryWay current() {
        return CDI.current().select(DeliveryWays.class).get().way();
    }

    DeliveryWay way() {
        return way;
    }

    /** Whether files can be sent from Payara's connector, and are to be. */
    boolean isShort() {
        return way instanceof SendFileWay && settings.shortWay();
    }

    GrizzlyWay shortWay() {
        return new GrizzlyWay(viewers, new SmallFiles(settings.memory()));
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(
                Level.INFO,
                way instanceof FrontServerWay front
                        ? "Files are sent by the server in front, as X-Accel-Redirect: " + front.prefix()
                        : way instanceof SendFileWay
                                ? "Files are sent by the kernel's sendfile"
                                : "Files are sent by non-blocking writes");
        if (isOnGrizzly()) {
            endTransfers = TransferThreads.start();
        }
        long period = Math.max(1, settings.silence().toMillis() / Viewers.LOOKS);
        watch = executor.scheduleAtFixedRate(viewers::look, period, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        endTransfers.run();
        if (watch != null) {
            watch.cancel(false);
        }
    }

    private DeliveryWay choose() {
        if (settings.accelPrefix().isPresent()) {
            return new FrontServerWay(
                    settings.accelPrefix().get(),
                    MediaSettings.from(Settings.current()).root());
        }
        if (!isOnGrizzly()) {
            return new WriteWay(viewers, request -> () -> {});
        }
        DeliveryWay write = new WriteWay(
                viewers,
                request ->
                        GrizzlyRequest.of(request).map(GrizzlyRequest::breaker).orElse(() -> {}));
        return settings.sendFile() ? new SendFileWay(viewers, write) : write;
    }

    private static boolean isOnGrizzly() {
        try {
            Class.forName("org.glassfish.grizzly.http.server.Request", false, DeliveryWays.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
