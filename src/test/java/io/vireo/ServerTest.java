package io.vireo;

import java.io.File;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the integration tests at the contract stand on: the built WAR on Payara Micro, called over HTTP by {@link VireoClient}. All
 * classes share one server ({@link SharedServer}): each test makes its own accounts and videos and supposes nothing of others.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class ServerTest {
    @ArquillianResource
    private URI server;

    /** A client with an address of its own. */
    public VireoClient vireo;

    @Deployment(testable = false)
    public static WebArchive war() {
        // Payara Micro puts an application of this name at the root.
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("vireo.it.war")))
                .as(WebArchive.class);
    }

    @BeforeEach
    void prepareClient() {
        vireo = new VireoClient(base());
    }

    public URI base() {
        return server.resolve("/");
    }
}
