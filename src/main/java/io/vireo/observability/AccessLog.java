package io.vireo.observability;

import io.vireo.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A line for each request that has ended, by the logger {@code io.vireo.access}. */
@ApplicationScoped
class AccessLog {
    private static final Logger LOG = Logger.getLogger("io.vireo.access");

    private final boolean on = LogSettings.from(Settings.current()).access();

    boolean isOn() {
        return on;
    }

    void write(RequestRecord request) {
        if (LOG.isLoggable(Level.INFO)) {
            LogRecord line = new LogRecord(Level.INFO, "{0}");
            line.setLoggerName(LOG.getName());
            line.setParameters(new Object[] {request});
            LOG.log(line);
        }
    }
}
