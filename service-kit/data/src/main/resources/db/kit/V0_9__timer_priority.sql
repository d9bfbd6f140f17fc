-- What is urgent goes before however many routine timers are due: order by priority desc, execution_time.
update scheduled_tasks set priority = 50 where priority is null;
alter table scheduled_tasks alter priority set default 50, alter priority set not null;
