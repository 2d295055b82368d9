package io.vireo.observability;

import io.vireo.http.RequestIdFilter;
import io.vireo.observability.log.LogFormatter;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Gives the lines on the console their form and the id of the request, while Vireo runs: in {@code vireo.jar}, where {@code
 * logging.properties} has chosen {@link LogFormatter}, and on another server if the setting asks for it. Other handlers, a file's say,
 * are the server's: they may write on a thread that knows no request.
 */
@ApplicationScoped
@Phase(StartupPhase.LOG)
class LogFormatInstaller implements StartupTask {
    private static final int LAST = 100_000;

    private final Map<Handler, Formatter> before = new LinkedHashMap<>();

    @Override
    public void start() {
        LogSettings settings = LogSettings.from(Settings.current());
        boolean json = settings.format().filter("json"::equals).isPresent();
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            // by name: the class of the main class and that of the WAR may be two
            boolean ours = handler.getFormatter() != null
                    && handler.getFormatter().getClass().getName().equals(LogFormatter.class.getName());
            if (handler instanceof ConsoleHandler && (ours || settings.format().isPresent())) {
                before.put(handler, handler.getFormatter());
                handler.setFormatter(new LogFormatter(json, RequestIdFilter::current));
            }
        }
    }

    void stop(@Observes @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        before.forEach(Handler::setFormatter);
    }
}
