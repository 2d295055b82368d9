package io.vireo.video.access;

import io.vireo.platform.Component;
import io.vireo.video.VideoAccess;
import io.vireo.video.Visibility;
import jakarta.annotation.Resource;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads from the primary who may see which video. Prepared statements over JDBC, as in the catalogue. */
@Component
public class AccessRepository {
    /**
     * A video, published or not, with its access.
     *
     * @param id the key of its row
     */
    public record Row(long id, String hash, String title, VideoAccess access) {}

    /** A change of access: whether the video is public now. */
    record AccessChange(String hash, boolean isPublic) {}

    private static final String ROW = "SELECT v.VideoID, v.PathHash, v.Title, v.ChannelID, v.Published, v.Visibility,"
            + " v.Blocked, v.AccessKey, v.AccessVersion FROM Videos v WHERE v.PathHash = ?";
    private static final String CHANGES =
            "SELECT PathHash, Visibility = 'public' AND NOT Blocked FROM Videos" + " WHERE AccessChanged > ?";
    private static final String CHANGES_OF_NON_PUBLIC = CHANGES + " AND (Visibility <> 'public' OR Blocked)";
    private static final String VERSION = "SELECT Version FROM CatalogueVersion WHERE ID = 1";

    @Resource(lookup = "java:app/jdbc/vireo")
    DataSource primary;

    /** An operation on a connection. */
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Returns a video; empty if none has this hash path. */
    public Optional<Row> find(String hash) {
        return read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(ROW)) {
                query.setString(1, hash);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(row(row)) : Optional.empty();
                }
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        VideoAccess access = new VideoAccess(
                row.getLong(4),
                row.getBoolean(5),
                Visibility.of(row.getString(6)),
                row.getBoolean(7),
                row.getString(8),
                row.getInt(9));
        return new Row(row.getLong(1), row.getString(2), row.getString(3), access);
    }

    /**
     * Returns the videos that are not public, or all changes since a version of the catalogue, and the version that the result is at least
     * as recent as. A transaction that changes access commits in the order of the versions, see {@link
     * io.vireo.video.catalogue.CatalogueVersionRepository#markAccessChanged}.
     *
     * @param since a version of the catalogue; negative for the videos that are not public
     */
    AccessChangeSet changes(long since) {
        return read(connection -> {
            long version = version(connection);
            List<AccessChange> changes = new ArrayList<>();
            String sql = since < 0 ? CHANGES_OF_NON_PUBLIC : CHANGES;
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, since);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        changes.add(new AccessChange(row.getString(1), row.getBoolean(2)));
                    }
                }
            }
            return new AccessChangeSet(version, changes);
        });
    }

    /** Changes of access that are at least as recent as a version of the catalogue. */
    record AccessChangeSet(long version, List<AccessChange> changes) {}

    private static long version(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(VERSION);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = primary.getConnection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
