package io.vireo.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.MySQLPlatform;

/**
 * EclipseLink platform that reads {@code DATE} columns as text for {@link LocalDateConverter}, because a {@code java.sql.Date} is an
 * instant in the JVM's time zone.
 */
public class TextDatePlatform extends MySQLPlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public Object getObjectFromResultSet(ResultSet row, int column, int type, AbstractSession session)
            throws SQLException {
        return type == Types.DATE ? row.getString(column) : super.getObjectFromResultSet(row, column, type, session);
    }
}
