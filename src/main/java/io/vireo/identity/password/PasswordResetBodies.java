package io.vireo.identity.password;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;

/** The form of {@link PasswordResetPageResource}, which is as short as a JSON body. */
@Component
class PasswordResetBodies implements RequestBodyPaths {
    @Override
    public boolean isBuffered(String path) {
        return path.equals("/reset");
    }
}
