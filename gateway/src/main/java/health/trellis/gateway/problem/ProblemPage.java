package health.trellis.gateway.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a kind of error means.
 *
 * @param code its stable name
 * @param status the HTTP status that it comes with
 * @param title in a few words
 * @param meaning what happened
 * @param remedy what the client can do
 */
@Schema(description = "What a kind of error means")
record ProblemPage(
    @Schema(examples = "validation") String code,
    @Schema(examples = "422") int status,
    @Schema(examples = "The request breaks a rule") String title,
    @Schema(examples = "The request reads well, but a value in it is not allowed.") String meaning,
    @Schema(examples = "Look at errors[]: each names a field and its rule.") String remedy) {

  /** As a page for people. */
  String html() {
    return """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
          </head>
          <body>
            <h1>%2$s</h1>
            <p><code>%1$s</code>, HTTP status %3$d</p>
            <h2>What it means</h2>
            <p>%4$s</p>
            <h2>What to do</h2>
            <p>%5$s</p>
            <p><a href="/problems">All kinds of errors</a></p>
          </body>
        </html>
        """
        .formatted(code, escaped(title), status, escaped(meaning), escaped(remedy));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
