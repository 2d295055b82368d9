package io.vireo.platform.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Disables EclipseLink's query retries. By default it tries a read three times, five seconds apart, when the connection fails, and
 * blocks the request thread meanwhile ({@code DatabaseLogin.setQueryRetryAttemptCount}). {@link DatabaseAvailabilityMonitor} detects
 * outages instead.
 */
public final class NoQueryRetry implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setQueryRetryAttemptCount(0);
    }
}
