#include "cli/explain_code.h"
#include "cli/register.h"
#include "cli/rules.h"

/* A toolkit and a register opened for evaluation. */
typedef struct opened {
  yst_toolkit *toolkit;
  cli_register data;
  cli_progress progress;
  yst_evaluation *evaluation;
} opened;

static void close_opened(opened *o)
{
  yst_evaluation_free(o->evaluation);
  cli_register_close(&o->data);
  yst_toolkit_free(o->toolkit);
}

static cli_exit open_evaluation(const cli_options *options, bool findings, opened *o)
{
  cli_exit status = CLI_WELL;
  *o = (opened){.toolkit = NULL};
  o->toolkit = cli_compile_sound(options, options->arguments[0], &status);
  if (!o->toolkit) return status;
  status = cli_register_open(options, options->arguments[1], NULL, &o->data);
  if (status != CLI_WELL) return status;
  o->progress = cli_progress_begin();
  cli_register_watch(&o->data, &o->progress);
  yst_request request = {options->as_at, options->select, findings};
  yst_error error;
  yst_status made =
      yst_evaluation_open(o->toolkit, &request, o->data.inputs, o->data.count, &o->evaluation, &error);
  if (made != YST_OK) cli_progress_wipe(&o->progress);
  return made == YST_OK ? CLI_WELL : cli_failed(made, &error, options->arguments[1]);
}

cli_exit cli_evaluate(const cli_options *options)
{
  opened o;
  /* A table of chosen results is all that is wanted; whatever else is found is not looked for. */
  bool findings = options->form != YST_FORM_CSV || !options->select;
  cli_exit status = open_evaluation(options, findings, &o);
  if (status == CLI_WELL) {
    cli_output output = cli_output_to(options->output);
    yst_output to = cli_output_of(options, &output);
    yst_counts counts = {0};
    output.progress = &o.progress;
    yst_status written = yst_evaluation_write(o.evaluation, &to, &counts);
    cli_progress_wipe(&o.progress);
    status = cli_failed(written, NULL, options->arguments[1]);
    if (status == CLI_WELL && counts.findings) status = CLI_FOUND;
    if (!cli_output_close(&output)) status = CLI_OUTPUT;
  }
  close_opened(&o);
  return status;
}

cli_exit cli_explain(const cli_options *options)
{
  if (options->argument_count == 1) return cli_explain_code(options->arguments[0]);
  if (options->argument_count == 2) {
    cli_say("which partnership? `yardstick explain RULES REGISTER PARTNERSHIP [RESULT]`");
    return CLI_USE;
  }
  opened o;
  cli_exit status = open_evaluation(options, false, &o);
  if (status == CLI_WELL) {
    cli_output output = cli_output_to(options->output);
    yst_output to = cli_output_of(options, &output);
    yst_error error;
    const char *result = options->argument_count > 3 ? options->arguments[3] : NULL;
    output.progress = &o.progress;
    yst_status told = yst_evaluation_explain(o.evaluation, options->arguments[2], result, &to, &error);
    cli_progress_wipe(&o.progress);
    status = cli_failed(told, &error, options->arguments[1]);
    if (!cli_output_close(&output)) status = CLI_OUTPUT;
  }
  close_opened(&o);
  return status;
}
