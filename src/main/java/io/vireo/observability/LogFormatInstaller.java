package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import io.vireo.observability.log.LogFormatter;
import io.vireo.platform.Component;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Sets the format of the console log, with the request id, while Vireo runs: in {@code vireo.jar}, where {@code logging.properties} has
 * configured {@link LogFormatter}, and on another server if {@code vireo.log.format} is set. Other handlers, such as a log file, are not
 * changed: they may write on a thread to which no request id is bound.
 */
@Component
@Phase(StartupPhase.LOG)
class LogFormatInstaller implements StartupTask {
    private static final int LAST = 100_000;

    private final Map<Handler, Formatter> previousFormatters = new LinkedHashMap<>();

    @Override
    public void start() {
        LogSettings settings = LogSettings.from(Settings.current());
        boolean json = settings.format().filter("json"::equals).isPresent();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            // by name, because the classes of vireo.jar and of the WAR may have different class loaders
            boolean isVireoFormat = handler.getFormatter() != null
                    && handler.getFormatter().getClass().getName().equals(LogFormatter.class.getName());
            if (handler instanceof ConsoleHandler
                    && (isVireoFormat || settings.format().isPresent())) {
                previousFormatters.put(handler, handler.getFormatter());
                handler.setFormatter(new LogFormatter(json, RequestIdFilter::current));
            }
        }
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class)
                    Object stopping) {
        previousFormatters.forEach(Handler::setFormatter);
    }
}
