package io.vireo.platform.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Has EclipseLink ask the database once. By itself it tries a read three times when the connection fails, five seconds apart, while
 * the request's thread waits ({@code DatabaseLogin.setQueryRetryAttemptCount}); whether the database is there {@link DatabaseAvailabilityMonitor}
 * knows better.
 */
public final class NoQueryRetry implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setQueryRetryAttemptCount(0);
    }
}
