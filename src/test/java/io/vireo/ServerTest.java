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
 * Base class of the API tests: the built WAR on Payara Micro, called over HTTP by {@link VireoClient}. All classes share one server
 * ({@link SharedServer}): each test creates its own accounts and videos and does not depend on other tests' data.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class ServerTest {
    @ArquillianResource
    private URI server;

    /** A client with its own address, new for each test. */
    public VireoClient vireo;

    @Deployment(testable = false)
    public static WebArchive war() {
        // Payara Micro deploys an application of this name to the root context
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("vireo.it.war")))
                .as(WebArchive.class);
    }

    @BeforeEach
    void prepareClient() {
        vireo = VireoClient.ofSharedServer(base());
    }

    public URI base() {
        return server.resolve("/");
    }
}
