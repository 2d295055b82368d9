/** Replaces a class of RestAssured that is slow; the classes of the tests precede those of its jar. */
@NullMarked
package io.restassured.internal.path.json;

import org.jspecify.annotations.NullMarked;
