package io.vireo.observability;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Writes the access log: one line per completed request, by the logger {@code io.vireo.access}. */
@Component
class AccessLog {
    private static final Logger LOG = Logger.getLogger("io.vireo.access");

    private final boolean on;

    @Inject
    AccessLog(LogSettings settings) {
        on = settings.access();
    }

    boolean isOn() {
        return on;
    }

    void write(AccessLogRecord request) {
        if (LOG.isLoggable(Level.INFO)) {
            LogRecord line = new LogRecord(Level.INFO, "{0}");
            line.setLoggerName(LOG.getName());
            line.setParameters(new Object[] {request});
            LOG.log(line);
        }
    }
}
