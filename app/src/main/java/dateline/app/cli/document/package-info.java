/** Commands that show how feed documents and pages are read, without Kafka. */
@NullMarked
package dateline.app.cli.document;

import org.jspecify.annotations.NullMarked;
