/**
 * Sample news and the loopback server that publishes it, so that everything can be tried without the internet. Start
 * with {@link dateline.app.demo.DemoFeedServer}; the outlets and their articles, all invented, are the YAML files under
 * {@code demo/} in the resources.
 */
@NullMarked
package dateline.app.demo;

import org.jspecify.annotations.NullMarked;
