-- From a study of the archive back to the arrivals that hold it.
create index dicom_arrival_series_uid on acquisition.dicom_arrival_series (series_uid) where series_uid is not null;
