package io.vireo.http.filter;

import io.vireo.http.CommonError;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.platform.database.DatabaseDiskSpace;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Rejects resources with {@link RequiresDiskSpace} while disk space is low. Runs after authorization, whose errors take precedence. */
@Provider
@RequiresDiskSpace
public class DiskSpaceFilter implements ContainerRequestFilter {
    @Inject
    DatabaseDiskSpace diskSpace;

    @Override
    public void filter(ContainerRequestContext request) {
        if (diskSpace.isLow()) {
            throw CommonError.NO_SPACE.exception();
        }
    }
}
