-- Who may send is who is registered: nobody could ever switch a registered one off.
alter table acquisition.dicom_peer drop column enabled;
